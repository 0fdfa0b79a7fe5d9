print("zhai")
